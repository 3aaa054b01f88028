package org.jianyi.backup;

/** Bytes as people say them. */
final class Sizes {

    private static final long MB = 1024 * 1024;

    private Sizes() {}

    /** @return such as 4.1 MB or 12.0 GB */
    static String of(long bytes) {
        return bytes < 1024 * MB
                ? "%.1f MB".formatted((double) bytes / MB)
                : "%.1f GB".formatted((double) bytes / MB / 1024);
    }
}
