package org.jianyi.reply;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.LocalDate;

/** What a unit promises in its reply, and until when (承诺事项). */
@Entity
public class Promise {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private int ordinal;
    private String matter;
    private LocalDate due;
    private String responsible;

    protected Promise() {} // for JPA

    Promise(int ordinal, PromiseDraft draft) {
        this.ordinal = ordinal;
        this.matter = draft.matter().strip();
        this.due = draft.due();
        this.responsible = draft.responsible();
    }

    public Long id() {
        return id;
    }

    public String matter() {
        return matter;
    }

    public LocalDate due() {
        return due;
    }

    public String responsible() {
        return responsible;
    }
}
