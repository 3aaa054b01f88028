package org.jianyi.supervision;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jianyi.suggestion.SuggestionId;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The highest letter that is open for each of many suggestions, for lists; the view {@code supervision_mark} holds the rule. */
public interface SupervisionMarks extends Repository<Supervision, SupervisionId> {

    /** One row of the view. */
    interface Row {
        String getSuggestion();

        SupervisionMark getMark();
    }

    @Query(
            nativeQuery = true,
            value = "select suggestion_id as suggestion, mark from supervision_mark where suggestion_id in :ids")
    List<Row> rows(Collection<String> ids);

    default Map<SuggestionId, SupervisionMark> of(Collection<SuggestionId> suggestions) {
        return rows(suggestions.stream().map(SuggestionId::value).toList()).stream()
                .collect(toMap(row -> new SuggestionId(row.getSuggestion()), Row::getMark));
    }
}
