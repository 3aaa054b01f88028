package org.jianyi.ledger;

/** How urgent a date is: always a colour and a word. */
public enum Light {
    GREEN("正常"),
    YELLOW("临期"),
    RED("逾期");

    private final String word;

    Light(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public String colour() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
