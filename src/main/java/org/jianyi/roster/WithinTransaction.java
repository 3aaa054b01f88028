package org.jianyi.roster;

import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Something that is made when it is first asked for in a transaction, and forgotten when that ends: what a workbook's lines have in common. */
public final class WithinTransaction<T> {

    private final Supplier<T> maker;

    public WithinTransaction(Supplier<T> maker) {
        this.maker = maker;
    }

    @SuppressWarnings("unchecked")
    public T get() {
        T made = (T) TransactionSynchronizationManager.getResource(this);
        if (made == null) {
            made = maker.get();
            TransactionSynchronizationManager.bindResource(this, made);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    TransactionSynchronizationManager.unbindResourceIfPossible(WithinTransaction.this);
                }
            });
        }
        return made;
    }
}
