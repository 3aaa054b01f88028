package org.jianyi.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/** A person's own way of looking at the ledger: filter and order under a name. */
@Entity
public class LedgerView {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String userId;
    private String name;
    private String query;

    @Column(name = "is_default")
    private boolean preferred;

    protected LedgerView() {} // for JPA

    LedgerView(String userId, String name, String query) {
        this.userId = userId;
        this.name = name;
        this.query = query;
    }

    void rename(String newName) {
        name = newName;
    }

    /** The ledger opens with it, or no longer does. */
    void prefer(boolean yes) {
        preferred = yes;
    }

    public Long id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** What stands behind the question mark of the ledger's address. */
    public String query() {
        return query;
    }

    public boolean isPreferred() {
        return preferred;
    }
}
