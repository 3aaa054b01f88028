package org.jianyi.roster;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.LocalDate;
import org.jianyi.Refusal;

/** A deputy to the people's congress, for the time of the mandate. */
@Entity
public class Deputy {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(optional = false)
    private Congress congress;

    private String cardNumber;
    private String name;
    private String squad;
    private String village;
    private String post;
    private String phone;
    private String mail;
    private String unitCode;
    private String userId;
    private LocalDate validFrom;
    private LocalDate validTo;

    protected Deputy() {} // for JPA

    /**
     * @param unitCode the unit the deputy works in, or null
     * @param userId login, or null for a deputy who works on paper
     */
    public Deputy(
            Congress congress,
            String cardNumber,
            String name,
            String squad,
            String village,
            String post,
            String phone,
            String unitCode,
            String userId,
            LocalDate validFrom) {
        this.congress = congress;
        this.cardNumber = cardNumber;
        this.name = name;
        this.squad = squad;
        this.village = village;
        this.post = post;
        this.phone = phone;
        this.unitCode = unitCode;
        this.userId = userId;
        this.validFrom = validFrom;
    }

    /** Somebody of whom it is known that he was a deputy of that congress, and no longer is. */
    static Deputy former(Congress congress, String cardNumber, String name, LocalDate lastDay) {
        Deputy former = new Deputy(congress, cardNumber, name, null, null, null, null, null, null, congress.beginsOn());
        former.endMandate(lastDay);
        return former;
    }

    /** The mandate ends (moved away, resigned, recalled): the last day on which it was valid. */
    public void endMandate(LocalDate lastDay) {
        if (lastDay.isBefore(validFrom)) {
            throw Refusal.badInput("validTo", "早于有效期起，代表资格终止日期不能早于开始日期");
        }
        this.validTo = lastDay;
    }

    /** What the card and the list say was wrong, or has changed. */
    public void correct(
            String newCardNumber,
            String newName,
            String newSquad,
            String newVillage,
            String newPost,
            String newPhone,
            String newUnitCode) {
        this.cardNumber = newCardNumber;
        this.name = newName;
        this.squad = newSquad;
        this.village = newVillage;
        this.post = newPost;
        this.phone = newPhone;
        this.unitCode = newUnitCode;
    }

    /**
     * @param lastDay null as long as the mandate lasts
     * @throws Refusal when it would end before it begins
     */
    public void sit(LocalDate firstDay, LocalDate lastDay) {
        this.validFrom = firstDay;
        this.validTo = null;
        if (lastDay != null) {
            endMandate(lastDay);
        }
    }

    /** The same person in the next congress, with a new card and the same login. */
    Deputy sitAgain(Congress next, String newCardNumber, LocalDate firstDay) {
        Deputy again = new Deputy(next, newCardNumber, name, squad, village, post, phone, unitCode, userId, firstDay);
        again.mailTo(mail);
        return again;
    }

    /** Where mail goes, as long as there is no login that knows it; null: nowhere. */
    void mailTo(String address) {
        this.mail = address;
    }

    /** From now on he works here himself. */
    public void comeIn(String login) {
        this.userId = login;
    }

    /** A deputy may lead or co-sign only while the mandate lasts (R1). */
    public boolean isActiveOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }

    public boolean isUser(String user) {
        return userId != null && userId.equals(user);
    }

    public Long id() {
        return id;
    }

    public Congress congress() {
        return congress;
    }

    public String cardNumber() {
        return cardNumber;
    }

    public String name() {
        return name;
    }

    public String squad() {
        return squad;
    }

    public String village() {
        return village;
    }

    public String post() {
        return post;
    }

    public String phone() {
        return phone;
    }

    public String mail() {
        return mail;
    }

    public String unitCode() {
        return unitCode;
    }

    public String userId() {
        return userId;
    }

    public LocalDate validFrom() {
        return validFrom;
    }

    public LocalDate validTo() {
        return validTo;
    }
}
