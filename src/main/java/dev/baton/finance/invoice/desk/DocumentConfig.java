package dev.baton.finance.invoice.desk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Which documents are taken in and how pictures are read. */
@ConfigMapping(prefix = "baton.finance.documents")
public interface DocumentConfig {
    /**
     * Folders below which a request may name files or a folder: the sample company's unless set.
     */
    @WithDefault("${baton.home:.}/sample-company")
    List<Path> allowedFolders();

    /** Bytes of one document. */
    @WithDefault("20000000")
    int bytes();

    /** Bytes of all documents that are kept together. */
    @WithDefault("10000000000")
    long allBytes();

    /** Files of one folder that are read at once. */
    @WithDefault("200")
    int files();

    /** The command that reads pictures: its name or path. */
    @WithDefault("tesseract")
    String tesseract();

    /** How long reading one page that is a picture may take. */
    @WithDefault("2m")
    Duration pagePatience();
}
