package org.jianyi.suggestion;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** One version of a suggestion's text as it was handed in. It never changes (R3); a correction is the next version. */
@Entity
public class Submission {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "suggestion_id"))
    private SuggestionId suggestion;

    private int number;
    private String title;
    private String facts;
    private String note;
    private LocalDate submittedOn;
    private Instant submittedAt;
    private String submittedBy;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "submission_proposal", joinColumns = @JoinColumn(name = "submission_id"))
    @OrderColumn(name = "ordinal")
    @Column(name = "text")
    private List<String> proposals = new ArrayList<>();

    protected Submission() {} // for JPA

    Submission(
            SuggestionId suggestion,
            int number,
            String title,
            String facts,
            List<String> proposals,
            String note,
            LocalDate day,
            Instant now,
            String by) {
        this.suggestion = suggestion;
        this.number = number;
        this.title = title.strip();
        this.facts = facts.strip();
        this.proposals = new ArrayList<>(proposals);
        this.note = note;
        this.submittedOn = day;
        this.submittedAt = now;
        this.submittedBy = by;
    }

    /** @return true when title, facts and proposals are the same, so that co-signers need not be asked again */
    boolean saysTheSameAs(String otherTitle, String otherFacts, List<String> otherProposals) {
        return title.equals(otherTitle.strip()) && facts.equals(otherFacts.strip()) && proposals.equals(otherProposals);
    }

    public int number() {
        return number;
    }

    public String title() {
        return title;
    }

    public String facts() {
        return facts;
    }

    public String note() {
        return note;
    }

    public List<String> proposals() {
        return List.copyOf(proposals);
    }

    public LocalDate submittedOn() {
        return submittedOn;
    }

    public Instant submittedAt() {
        return submittedAt;
    }
}
