package org.jianyi.roster;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A field that suggestions are about (类别). */
@Entity
public class Category {

    @Id
    private String name;

    private int ordinal;

    protected Category() {} // for JPA

    public Category(String name, int ordinal) {
        this.name = name;
        this.ordinal = ordinal;
    }

    public String name() {
        return name;
    }
}
