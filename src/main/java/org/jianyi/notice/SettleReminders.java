package org.jianyi.notice;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jianyi.audit.AuditLine;
import org.jianyi.suggestion.SuggestionId;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Ends reminders whose matter is over, whichever act ended it: every act leaves its line in the audit trail, and by the end of its transaction
 * nobody is reminded any more of what it has done. What ends by the date alone is ended every day.
 */
@Component
@Transactional
class SettleReminders {

    private static final Collection<NoticeKind> REMINDERS = NoticeKind.reminders();

    private final Notices notices;
    private final Remind remind;
    private final Clock clock;

    SettleReminders(Notices notices, Remind remind, Clock clock) {
        this.notices = notices;
        this.remind = remind;
        this.clock = clock;
    }

    /** After the new notices are written, and before the ledger, which locks last of all. */
    @Order(3)
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void done(AuditLine line) {
        if (line.suggestionId() != null) {
            about(new SuggestionId(line.suggestionId()));
        }
    }

    void all() {
        notices.withOpen(REMINDERS).stream().map(SuggestionId::new).forEach(this::about);
    }

    private void about(SuggestionId suggestion) {
        LocalDate today = LocalDate.now(clock);
        List<Long> over = notices.findBySuggestionAndSettledAtIsNullAndKindInOrderById(suggestion, REMINDERS).stream()
                .filter(notice -> remind.isOver(notice, today))
                .map(Notice::id)
                .toList();
        if (!over.isEmpty()) {
            notices.settle(over, clock.instant());
        }
    }
}
