package org.jianyi;

import java.util.List;
import java.util.stream.Stream;

/** Why something a person asked for was not done: a sentence in Chinese that says what to do, the HTTP status, and the field it belongs to. */
public class Refusal extends RuntimeException {

    private final int status;
    private final String field;

    private Refusal(int status, String field, String sentence) {
        super(sentence);
        this.status = status;
        this.field = field;
    }

    /** Something in the form is missing or wrong (400). {@code field} is the form field's name, or null. */
    public static Refusal badInput(String field, String sentence) {
        return new Refusal(400, field, sentence);
    }

    /** This person is no longer logged in (401). */
    public static Refusal loggedOut(String sentence) {
        return new Refusal(401, null, sentence);
    }

    /** This person may not do this (403). */
    public static Refusal forbidden(String sentence) {
        return new Refusal(403, null, sentence);
    }

    /** What was asked for does not exist, or not for this person (404). */
    public static Refusal notFound(String sentence) {
        return new Refusal(404, null, sentence);
    }

    /** The case has gone on, or a rule forbids it in its present state (409). */
    public static Refusal conflict(String sentence) {
        return new Refusal(409, null, sentence);
    }

    /** The upload is larger than allowed (413). */
    public static Refusal tooLarge(String field, String sentence) {
        return new Refusal(413, field, sentence);
    }

    /** The upload's type is not accepted (415). */
    public static Refusal wrongType(String field, String sentence) {
        return new Refusal(415, field, sentence);
    }

    /** The same refusal of a record that is a component of another: {@code day} within {@code assignment} is {@code assignment.day}. */
    public Refusal within(String record) {
        return new Refusal(status, field == null ? null : record + "." + field, sentence());
    }

    /** This one, and those that {@link Refusals} gathered with it. */
    public List<Refusal> all() {
        return Stream.concat(
                        Stream.of(this),
                        Stream.of(getSuppressed())
                                .filter(Refusal.class::isInstance)
                                .map(Refusal.class::cast))
                .toList();
    }

    public int status() {
        return status;
    }

    public String field() {
        return field;
    }

    public String sentence() {
        return getMessage();
    }
}
