package org.jianyi;

/** Why the application does not start: a sentence for whoever started it, and what to do. */
public class StartRefused extends RuntimeException {

    private final String remedy;

    /** @param sentence in Chinese, then in English; so is {@code remedy} */
    public StartRefused(String sentence, String remedy) {
        super(sentence);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
