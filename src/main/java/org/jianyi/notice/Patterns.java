package org.jianyi.notice;

/** What people type to find something, as a pattern of the database. */
final class Patterns {

    private Patterns() {}

    static String containing(String words) {
        String plain = words.strip().replaceAll("([\\\\%_])", "\\\\$1");
        return plain.isEmpty() ? "%" : "%" + plain + "%";
    }
}
