package org.jianyi.ledger;

import java.time.LocalDate;

/** How urgent a date is: always a colour and a word. */
public enum Light {
    GREEN("正常"),
    YELLOW("临期"),
    RED("逾期");

    private final String word;

    Light(String word) {
        this.word = word;
    }

    /** @return null when there is no date */
    static Light on(LocalDate today, LocalDate nearFrom, LocalDate lateFrom) {
        if (lateFrom != null && !lateFrom.isAfter(today)) {
            return RED;
        }
        return nearFrom == null ? null : nearFrom.isAfter(today) ? GREEN : YELLOW;
    }

    public String word() {
        return word;
    }

    public String colour() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
