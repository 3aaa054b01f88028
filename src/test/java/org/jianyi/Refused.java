package org.jianyi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Says how an act is refused: its status, the field it belongs to, and words of the sentence. */
public final class Refused {

    private Refused() {}

    public static void badInput(String field, String words, ThrowingCallable act) {
        refused(400, field, words, act);
    }

    public static void forbidden(String words, ThrowingCallable act) {
        refused(403, null, words, act);
    }

    public static void notFound(String words, ThrowingCallable act) {
        refused(404, null, words, act);
    }

    public static void conflict(String words, ThrowingCallable act) {
        refused(409, null, words, act);
    }

    private static void refused(int status, String field, String words, ThrowingCallable act) {
        Throwable thrown = catchThrowable(act);
        assertThat(thrown).as("nobody refused").isInstanceOf(Refusal.class);
        Refusal refusal = (Refusal) thrown;
        assertThat(refusal.sentence()).contains(words);
        assertThat(refusal.status()).isEqualTo(status);
        assertThat(refusal.field()).isEqualTo(field);
    }
}
