package org.jianyi.paper;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A file's name as it is kept and offered again: without folders, control or direction characters, and characters no file system takes.
 *
 * @param base the part before the last dot, never empty
 * @param extension lower case, without the dot; empty if there is none
 */
record FileName(String base, String extension) {

    static final int LONGEST = 150;

    private static final int LONGEST_EXTENSION = 10;

    /** Makes a harmless name out of whatever a browser sends. */
    static FileName of(String sent) {
        String name = sent == null ? "" : Normalizer.normalize(sent, Normalizer.Form.NFC);
        name = name.replaceAll("\\p{Cc}|\\p{Cf}|\\p{Cs}|\\p{Zl}|\\p{Zp}", "");
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        name = name.replaceAll("[:*?\"<>|]", "_").replaceAll("\\.{2,}", ".");
        name = name.replaceAll("^[\\s.]+|[\\s.]+$", "");
        int dot = name.lastIndexOf('.');
        String extension = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        if (!extension.matches("[a-z0-9]{1," + LONGEST_EXTENSION + "}")) {
            return new FileName(shortened(name.isEmpty() ? "附件" : name, LONGEST), "");
        }
        String base = name.substring(0, dot).strip();
        return new FileName(shortened(base.isEmpty() ? "附件" : base, LONGEST - extension.length() - 1), extension);
    }

    @Override
    public String toString() {
        return extension.isEmpty() ? base : base + "." + extension;
    }

    private static String shortened(String text, int longest) {
        int length = text.codePointCount(0, text.length());
        return length <= longest ? text : text.substring(0, text.offsetByCodePoints(0, longest));
    }
}
