package org.jianyi.notice;

/** A message was not taken, and why. */
public class Undelivered extends Exception {

    private final boolean forAll;

    /**
     * @param sentence for people, in Chinese
     * @param forAll whether it would be the same with any other message: nobody answers, or the password is wrong
     */
    public Undelivered(String sentence, boolean forAll, Exception cause) {
        super(sentence, cause);
        this.forAll = forAll;
    }

    public boolean isForAll() {
        return forAll;
    }

    /** What the other side said, for those who look after the server. */
    public String detail() {
        StringBuilder detail = new StringBuilder();
        for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
            detail.append(detail.isEmpty() ? "" : "\n").append(cause);
        }
        return detail.toString();
    }
}
