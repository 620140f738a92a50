package dev.baton.finance.invoice.read;

import java.nio.charset.StandardCharsets;

/** What a document is, by its first bytes. */
public enum FileKind {
    PDF("application/pdf"),
    XML("application/xml"),
    PICTURE("image/*"),
    EMPTY("application/octet-stream"),
    OTHER("application/octet-stream");

    private static final int HEAD = 1024;
    private final String mediaType;

    FileKind(String mediaType) {
        this.mediaType = mediaType;
    }

    public static FileKind of(byte[] document) {
        if (document.length == 0) {
            return EMPTY;
        }
        int length = Math.min(HEAD, document.length);
        var head = new String(document, 0, length, StandardCharsets.ISO_8859_1);
        if (head.contains("%PDF-")) {
            return PDF;
        }
        if (head.startsWith("\u0089PNG") || head.startsWith("\u00ff\u00d8\u00ff")) {
            return PICTURE;
        }
        var text = head.replaceAll("^(?:\u00ef\u00bb\u00bf|\u00fe\u00ff|\u00ff\u00fe)", "");
        return text.replace("\0", "").stripLeading().startsWith("<") ? XML : OTHER;
    }

    /** The media type that a document of this kind is given back with. */
    public String mediaType(byte[] document) {
        return this == PICTURE
                ? document[0] == (byte) 0x89 ? "image/png" : "image/jpeg"
                : mediaType;
    }
}
