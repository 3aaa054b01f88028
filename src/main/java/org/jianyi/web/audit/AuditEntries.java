package org.jianyi.web.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jianyi.audit.AuditLine;
import org.jianyi.audit.Change;
import org.jianyi.handling.CaseAccess;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Roll;
import org.jianyi.sheet.Field;
import org.jianyi.sheet.Table;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.springframework.stereotype.Component;

/** Makes lines of the audit trail readable: names, titles and changed values in the words people know them by. */
@Component
class AuditEntries {

    private static final DateTimeFormatter ENTERED = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final String KEPT_BACK = "（保密）";

    /** What a change of term counts. */
    private static final Map<String, String> WORDS = Map.of("ended", "终止资格的代表", "again", "连任的代表");

    private final Suggestions suggestions;
    private final CaseAccess access;
    private final List<Roll<?>> rolls;
    private final ObjectMapper mapper;
    private final Clock clock;

    AuditEntries(Suggestions suggestions, CaseAccess access, List<Roll<?>> rolls, ObjectMapper mapper, Clock clock) {
        this.suggestions = suggestions;
        this.access = access;
        this.rolls = rolls;
        this.mapper = mapper.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.clock = clock;
    }

    /** For whoever reads the trail; of a confidential case that this person may not see, next to nothing. */
    List<AuditEntry> of(List<AuditLine> lines, Actor actor) {
        List<SuggestionId> ids = lines.stream()
                .map(AuditLine::suggestionId)
                .filter(Objects::nonNull)
                .distinct()
                .map(SuggestionId::new)
                .toList();
        Map<String, Suggestion> cases = suggestions.findAllById(ids).stream()
                .collect(Collectors.toMap(s -> s.id().value(), Function.identity()));
        Map<String, Boolean> seen =
                cases.values().stream().collect(Collectors.toMap(s -> s.id().value(), s -> access.mayView(s, actor)));
        return lines.stream()
                .map(line -> of(line, cases.get(line.suggestionId()), seen.getOrDefault(line.suggestionId(), false)))
                .toList();
    }

    private AuditEntry of(AuditLine line, Suggestion suggestion, boolean seen) {
        boolean open = suggestion == null || !suggestion.isConfidential() || seen;
        return new AuditEntry(
                ENTERED.format(line.at().atZone(clock.getZone())),
                line.day(),
                line.actorName(),
                line.actorId(),
                line.onBehalfOf() == null || open ? line.onBehalfOf() : KEPT_BACK,
                line.isBySubstitute(),
                line.act(),
                line.suggestionId(),
                suggestion == null ? line.suggestionId() : suggestion.numberLabel(),
                suggestion == null ? line.subject() : open ? suggestion.title() : KEPT_BACK,
                seen,
                open ? line.detail() : KEPT_BACK,
                open ? changes(line) : List.of());
    }

    /** Of the roster a line keeps the whole entry as the program knows it. */
    private List<Change> changes(AuditLine line) {
        Optional<Table<?>> table = rolls.stream()
                .filter(roll -> line.subject() != null && line.subject().startsWith(roll.title() + " "))
                .<Table<?>>map(Roll::table)
                .findFirst();
        List<Change> told = table.map(columns -> entryChanges(line, columns)).orElse(List.of());
        if (!told.isEmpty()) {
            return told;
        }
        return Change.of(line).stream()
                .map(change ->
                        new Change(WORDS.getOrDefault(change.what(), change.what()), change.before(), change.after()))
                .toList();
    }

    private List<Change> entryChanges(AuditLine line, Table<?> table) {
        Record before = entry(line.before(), table);
        Record after = entry(line.after(), table);
        List<Change> changes = new ArrayList<>();
        for (Field field : table.fields()) {
            String was = before == null ? "" : field.shown(before);
            String is = after == null ? "" : field.shown(after);
            if (!was.equals(is)) {
                changes.add(new Change(field.heading(), was.isEmpty() ? null : was, is.isEmpty() ? null : is));
            }
        }
        return changes;
    }

    /** @return null for what was kept when the list had other columns */
    private Record entry(String json, Table<?> table) {
        Class<?> type = table.fields().get(0).component().getDeclaringRecord();
        try {
            return json == null ? null : (Record) mapper.readValue(json, type);
        } catch (JsonProcessingException older) {
            return null;
        }
    }
}
