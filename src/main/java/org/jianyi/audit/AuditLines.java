package org.jianyi.audit;

import java.util.List;
import org.springframework.data.repository.Repository;

/** All lines of the audit trail. There is no way to change or delete one. */
interface AuditLines extends Repository<AuditLine, Long> {

    AuditLine save(AuditLine line);

    List<AuditLine> findBySuggestionIdOrderById(String suggestionId);
}
