package org.jianyi.process;

import org.jianyi.ledger.KeepLedger;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Sees to it that the ledger has a row for every suggestion; with {@code jianyi.ledger.anew} makes all of them anew. */
@Component
@Order(AtStart.CHECKS)
class LedgerAtStart implements AtStart {

    private final KeepLedger ledger;
    private final boolean anew;

    LedgerAtStart(KeepLedger ledger, Environment settings) {
        this.ledger = ledger;
        this.anew = settings.getProperty("jianyi.ledger.anew", Boolean.class, false);
    }

    @Override
    public void atStart() {
        if (anew) {
            ledger.writeAllAnew();
        } else {
            ledger.catchUp();
        }
    }
}
