package org.jianyi.handling;

import java.util.ArrayList;
import java.util.List;
import org.jianyi.roster.UnitWork;
import org.jianyi.suggestion.Suggestion;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The open cases of a unit. */
@Component
@Transactional(readOnly = true)
public class OpenCases implements UnitWork {

    private final UnitSuggestions suggestions;

    OpenCases(UnitSuggestions suggestions) {
        this.suggestions = suggestions;
    }

    /** Those that the unit answers, which its head signs. */
    public List<Suggestion> answeredBy(String unit) {
        return suggestions.answeredBy(unit);
    }

    /** All in which the unit has a part. */
    public List<Suggestion> of(String unit) {
        List<Suggestion> open = new ArrayList<>(suggestions.answeredBy(unit));
        suggestions.assistedBy(unit).stream().filter(s -> !open.contains(s)).forEach(open::add);
        return open;
    }

    @Override
    public List<String> openCases(String unit) {
        return of(unit).stream().map(OpenCases::inWords).toList();
    }

    /** 第012号《关于……的建议》, with the title that anybody may read. */
    public static String inWords(Suggestion suggestion) {
        return suggestion.numberLabel() + "《" + suggestion.openTitle() + "》";
    }
}
