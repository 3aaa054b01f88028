package org.jianyi;

import java.util.function.Supplier;

/** Tries one thing after another and tells at the end all that was refused: the first refusal, which carries the others. */
public final class Refusals {

    private Refusal first;

    /** @return what it gives, or null when it was refused */
    public <T> T tried(Supplier<T> step) {
        try {
            return step.get();
        } catch (Refusal refusal) {
            add(refusal);
            return null;
        }
    }

    public void check(Runnable step) {
        tried(() -> {
            step.run();
            return null;
        });
    }

    public void checkThat(boolean holds, String field, String sentence) {
        if (!holds) {
            add(Refusal.badInput(field, sentence));
        }
    }

    /** @throws Refusal when anything was refused */
    public void tell() {
        if (first != null) {
            throw first;
        }
    }

    private void add(Refusal refusal) {
        if (first == null) {
            first = refusal;
        } else {
            refusal.all().forEach(first::addSuppressed);
        }
    }
}
