package org.jianyi.notice;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jianyi.handling.CaseAccess;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.springframework.data.domain.Slice;
import org.springframework.stereotype.Component;

/** How the cases that notices are about are named to somebody who reads a list of them here. */
@Component
class CaseTitles {

    /** How what concerns no case is named: after the page where people read more. */
    static final Named STAFF = new Named("", "代理与交接");

    private final Suggestions suggestions;
    private final CaseAccess access;

    CaseTitles(Suggestions suggestions, CaseAccess access) {
        this.suggestions = suggestions;
        this.access = access;
    }

    record Named(String number, String title) {}

    /** A confidential title is read by who may see the case. */
    Map<SuggestionId, Named> of(Collection<SuggestionId> ids, Actor reader) {
        return suggestions.inOrder(ids).stream()
                .collect(Collectors.toMap(
                        Suggestion::id, suggestion -> new Named(number(suggestion), title(suggestion, reader))));
    }

    /** Of the cases that one page of a list speaks of. */
    <T> Map<SuggestionId, Named> of(Slice<T> page, Function<T, SuggestionId> about, Actor reader) {
        return of(page.stream().map(about).filter(Objects::nonNull).distinct().toList(), reader);
    }

    /** With its session; before it has a number, its id. */
    static String number(Suggestion suggestion) {
        return suggestion.number() == null
                ? suggestion.id().value()
                : suggestion.number().labelInSession();
    }

    private String title(Suggestion suggestion, Actor reader) {
        boolean open = !suggestion.isConfidential() || access.mayView(suggestion, reader);
        return open ? suggestion.title() : suggestion.openTitle();
    }
}
