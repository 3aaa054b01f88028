package org.jianyi.roster;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A field that suggestions are about (类别). */
@Entity
public class Category {

    @Id
    private String name;

    private int ordinal;
    private boolean active;

    protected Category() {} // for JPA

    public Category(String name, int ordinal) {
        this.name = name;
        this.ordinal = ordinal;
        this.active = true;
    }

    /**
     * @param place in the printed list
     * @param offered whether new suggestions may be of it; earlier ones keep it
     */
    public void arrange(int place, boolean offered) {
        this.ordinal = place;
        this.active = offered;
    }

    public String name() {
        return name;
    }

    public int ordinal() {
        return ordinal;
    }

    public boolean isActive() {
        return active;
    }
}
