package org.jianyi.ledger;

import java.util.Arrays;
import java.util.List;
import org.jianyi.Refusal;
import org.jianyi.suggestion.SuggestionStatus;

/**
 * Which suggestions the ledger shows, and in what order. What is null, false or empty narrows nothing.
 *
 * @param session id of a session of the congress; null for all
 * @param year in which the suggestion was handed in
 * @param words parts of number, title, deputies or units, separated by spaces; all must be there
 * @param unit name of a unit that replies or assists
 * @param basis which date the light speaks of
 * @param step that is waited for, beside others perhaps
 * @param round in which the units handle it now
 * @param ownRatings leave ratings that the office entered from paper out of the figures; the rows stay
 */
public record LedgerFilter(
        Long session,
        Integer year,
        String words,
        String category,
        String unit,
        SuggestionStatus status,
        Phase phase,
        Light light,
        Basis basis,
        Step step,
        Integer round,
        boolean key,
        Proxy proxy,
        boolean ownRatings,
        LedgerSort sort,
        boolean down) {

    private static final int LONGEST = 100;

    /** Everything, the first due first. */
    public static final LedgerFilter ALL = new LedgerFilter(
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            false,
            null,
            false,
            LedgerSort.DUE,
            false);

    /** @throws Refusal when the words are more than anybody types */
    public LedgerFilter {
        basis = basis == null ? Basis.STEP : basis;
        words = words == null ? "" : words.replace('\0', ' ').strip();
        if (words.length() > LONGEST) {
            throw Refusal.badInput("q", "查找的文字太长，请控制在" + LONGEST + "字以内");
        }
    }

    public LedgerFilter sortedBy(LedgerSort other, boolean otherDown) {
        return new LedgerFilter(
                session,
                year,
                words,
                category,
                unit,
                status,
                phase,
                light,
                basis,
                step,
                round,
                key,
                proxy,
                ownRatings,
                other,
                otherDown);
    }

    /** The same conditions, whatever the session. */
    public LedgerFilter inAllSessions(Phase otherPhase) {
        return new LedgerFilter(
                null,
                year,
                words,
                category,
                unit,
                status,
                otherPhase,
                light,
                basis,
                step,
                round,
                key,
                proxy,
                ownRatings,
                sort,
                down);
    }

    List<String> terms() {
        return Arrays.stream(words.split("[\\s\u3000]+"))
                .filter(term -> !term.isBlank())
                .toList();
    }
}
