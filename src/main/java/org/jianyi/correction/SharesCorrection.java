package org.jianyi.correction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Collectors;
import org.jianyi.Refusal;
import org.jianyi.assignment.RecordShares;
import org.jianyi.assignment.UnitShare;
import org.jianyi.audit.Change;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Units;
import org.jianyi.suggestion.Suggestion;
import org.springframework.stereotype.Component;

/** Which part each unit has. */
@Component
class SharesCorrection implements Correction {

    private final RecordShares recordShares;
    private final Units units;
    private final ObjectMapper mapper;

    SharesCorrection(RecordShares recordShares, Units units, ObjectMapper mapper) {
        this.recordShares = recordShares;
        this.units = units;
        this.mapper = mapper;
    }

    @Override
    public List<Correctable> offered(Suggestion suggestion) {
        List<UnitShare> shares = recordShares.correctable(suggestion);
        return shares.isEmpty()
                ? List.of()
                : List.of(Correctable.choice(
                        Matter.SHARES,
                        json(shares),
                        shown(shares),
                        List.of(),
                        "改主办、会办、分办和各自负责的条目。换主办（独办）单位不在这里，请在承办单位下点“改由其他单位承办”。"));
    }

    @Override
    public Corrected correct(Suggestion suggestion, Correctable present, CorrectSuggestion form, Actor actor) {
        if (form.units().isEmpty()) {
            throw Refusal.badInput("units", "请选择承办单位");
        }
        RecordShares.Anew anew = recordShares.share(suggestion, form.units(), form.reason());
        String after = shown(recordShares.correctable(suggestion));
        return new Corrected(List.of(new Change(present.label(), present.shown(), after)), null, List.of(), anew);
    }

    private String shown(List<UnitShare> shares) {
        return shares.stream()
                .map(share -> share.role().label()
                        + units.get(share.unit()).name()
                        + (share.proposals().isEmpty()
                                ? ""
                                : share.proposals().stream()
                                        .map(String::valueOf)
                                        .collect(Collectors.joining("、", "（第", "条）"))))
                .collect(Collectors.joining("，"));
    }

    private String json(List<UnitShare> shares) {
        try {
            return mapper.writeValueAsString(shares);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
