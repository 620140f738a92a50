package dev.baton.finance.report;

import java.nio.charset.StandardCharsets;

/** A pack written down, with the mark DRAFT and without it. */
record Files(String draftHtml, byte[] draftPdf, String finalHtml, byte[] finalPdf) {
    static Files of(BoardPack pack) {
        var draft = PackHtml.of(pack, true);
        var released = PackHtml.of(pack, false);
        return new Files(draft, PackPdf.of(draft), released, PackPdf.of(released));
    }

    byte[] draftPage() {
        return draftHtml.getBytes(StandardCharsets.UTF_8);
    }

    byte[] finalPage() {
        return finalHtml.getBytes(StandardCharsets.UTF_8);
    }
}
