package org.jianyi.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Stream;
import org.jianyi.suggestion.SuggestionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A row as the ledger keeps it, beside the one that the case would make now. */
@Component
public class LedgerCheck {

    private final LedgerRows rows;
    private final JdbcClient jdbc;
    private final ObjectMapper mapper;

    LedgerCheck(LedgerRows rows, JdbcClient jdbc, ObjectMapper mapper) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.mapper = KeepLedger.inColumns(mapper);
    }

    public LedgerRow kept(SuggestionId id) {
        return jdbc.sql("select row_to_json(r) from ledger_row r where suggestion_id = ?")
                .param(id.value())
                .query((row, n) -> read(row.getString(1)))
                .optional()
                .orElse(null);
    }

    @Transactional(readOnly = true)
    public LedgerRow made(SuggestionId id) {
        return rows.of(List.of(id)).get(0);
    }

    /** @return names of what the case counts for now */
    @Transactional(readOnly = true)
    public List<String> facts(SuggestionId id) {
        int facts = made(id).facts();
        return Stream.of(Fact.values())
                .filter(fact -> fact.isIn(facts))
                .map(Fact::name)
                .toList();
    }

    private LedgerRow read(String json) {
        try {
            return mapper.readValue(json, LedgerRow.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
