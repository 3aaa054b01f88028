package org.jianyi.rulebook;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.hibernate.annotations.Immutable;
import org.jianyi.deadline.HolidayNotice;
import org.jianyi.deadline.SpecialDay;
import org.jianyi.roster.Actor;

/** The calendar of one year as it was known from some moment on (放假安排). The latest of a year is in force; earlier ones stay. */
@Entity
@Immutable
public class CalendarVersion {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private int year;
    private String source;
    private Instant keptAt;
    private String keptBy;
    private String keptByName;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "calendar_day", joinColumns = @JoinColumn(name = "calendar_id"))
    @OrderBy("day")
    private List<Day> days;

    protected CalendarVersion() {} // for JPA

    CalendarVersion(HolidayNotice notice, String source, Actor by, Instant now) {
        this.year = notice.year();
        this.source = source;
        this.keptAt = now;
        this.keptBy = by.userId();
        this.keptByName = by.name();
        this.days = notice.days().stream().map(Day::new).toList();
    }

    /** One row of it. */
    @Embeddable
    static class Day {

        private LocalDate day;
        private boolean worked;
        private String holiday;

        protected Day() {} // for JPA

        Day(SpecialDay special) {
            this.day = special.day();
            this.worked = special.worked();
            this.holiday = special.holiday();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Day that
                    && day.equals(that.day)
                    && worked == that.worked
                    && holiday.equals(that.holiday);
        }

        @Override
        public int hashCode() {
            return Objects.hash(day, worked, holiday);
        }
    }

    public int year() {
        return year;
    }

    /** The notice it was taken from, in words. */
    public String source() {
        return source;
    }

    public Instant keptAt() {
        return keptAt;
    }

    public String keptByName() {
        return keptByName;
    }

    public List<SpecialDay> days() {
        return days.stream()
                .map(row -> new SpecialDay(row.day, row.worked, row.holiday))
                .toList();
    }

    public HolidayNotice notice() {
        return new HolidayNotice(year, days(), List.of());
    }
}
