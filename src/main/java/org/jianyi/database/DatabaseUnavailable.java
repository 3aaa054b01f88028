package org.jianyi.database;

/** Why there is no database to work with, and what the person who starts the application can do; both in Chinese and English. */
public class DatabaseUnavailable extends RuntimeException {

    private final String remedy;

    DatabaseUnavailable(String sentence, String remedy) {
        this(sentence, remedy, null);
    }

    DatabaseUnavailable(String sentence, String remedy, Throwable cause) {
        super(sentence, cause);
        this.remedy = remedy;
    }

    public String sentence() {
        return getMessage();
    }

    public String remedy() {
        return remedy;
    }
}
