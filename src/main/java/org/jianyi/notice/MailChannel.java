package org.jianyi.notice;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jianyi.StartRefused;
import org.jianyi.roster.People;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Mail by SMTP, where a server is named. */
@Component
class MailChannel implements Channel {

    static final String ID = "MAIL";

    private final JavaMailSender server;
    private final InternetAddress sender;
    private final ITemplateEngine templates;
    private final People people;
    private final DeclinedMails declined;

    /** @throws StartRefused when there is a server and nobody in whose name mail could go out */
    MailChannel(
            ObjectProvider<JavaMailSender> server,
            NoticeSettings settings,
            Environment environment,
            ITemplateEngine templates,
            People people,
            DeclinedMails declined) {
        this.server = server.getIfAvailable();
        this.sender = this.server == null ? null : sender(settings, environment.getProperty("spring.mail.username"));
        this.templates = templates;
        this.people = people;
        this.declined = declined;
    }

    private static InternetAddress sender(NoticeSettings settings, String login) {
        String address = settings.sender() != null && !settings.sender().isBlank() ? settings.sender() : login;
        try {
            InternetAddress sender = new InternetAddress(address == null ? "" : address.strip(), true);
            if (!sender.getAddress().contains("@")) {
                throw new MessagingException(address);
            }
            sender.setPersonal(settings.senderName(), "UTF-8");
            return sender;
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new StartRefused("""
                    设置了邮件服务器，但没有发件人的邮箱地址，系统没有启动。
                    A mail server is named, but no sender's address; the application was not started.""", """
                    请设置 jianyi.notices.sender（JIANYI_NOTICES_SENDER），例如 jianyi@example.gov.cn；不发邮件的，去掉 spring.mail.host。
                    Set jianyi.notices.sender, or remove spring.mail.host.""");
        }
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String label() {
        return "邮件";
    }

    @Override
    public boolean isOn() {
        return server != null;
    }

    @Override
    public Map<String, String> addresses(Collection<String> userIds) {
        Map<String, String> addresses = people.mailAddresses(userIds);
        if (!addresses.isEmpty()) {
            declined.findAllById(addresses.keySet()).forEach(one -> addresses.remove(one.userId()));
        }
        return addresses;
    }

    /** Also of somebody who wants no mail; null for none. */
    String addressOf(String userId) {
        return people.mailAddresses(List.of(userId)).get(userId);
    }

    @Override
    public void send(DigestContent content, String address) throws Undelivered {
        try {
            server.send(message(content, address));
        } catch (MailAuthenticationException e) {
            throw new Undelivered("邮件服务器不接受设置的用户名或密码", true, e);
        } catch (MailSendException e) {
            throw refused(e);
        } catch (MailException | MessagingException e) {
            throw new Undelivered("邮件无法寄到“" + address + "”，请检查邮箱地址", false, e);
        }
    }

    private MimeMessage message(DigestContent content, String address) throws MessagingException {
        MimeMessage message = server.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(message, true, "UTF-8");
        helper.setFrom(sender);
        helper.setTo(new InternetAddress(address, true));
        helper.setSubject(content.subject());
        helper.setText(text(content), html(content));
        message.setHeader("Message-ID", "<" + content.id() + "@" + domain() + ">");
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    private String domain() {
        return sender.getAddress().substring(sender.getAddress().indexOf('@') + 1);
    }

    private String html(DigestContent content) {
        return templates.process("notice/mail", new Context(Locale.SIMPLIFIED_CHINESE, Map.of("content", content)));
    }

    private static String text(DigestContent content) {
        String lines = content.lines().stream()
                .map(line -> "【" + line.kind() + "】" + line.number() + " " + line.title() + "\n" + line.text()
                        + line.when()
                        + (line.link() == null ? "" : "\n" + line.link()))
                .collect(Collectors.joining("\n\n"));
        return content.receiver() + "：\n\n" + content.introduction() + "\n\n" + lines
                + (content.list() == null ? "" : "\n\n全部通知：" + content.list()) + "\n";
    }

    /** Nobody answered, or the server would not have this message. */
    static Undelivered refused(MailSendException e) {
        Exception why = e.getMessageExceptions().length == 0 ? e : e.getMessageExceptions()[0];
        for (Throwable cause = why; cause != null; cause = cause.getCause()) {
            if (cause instanceof SendFailedException failed
                    && failed.getInvalidAddresses() != null
                    && failed.getInvalidAddresses().length > 0) {
                return new Undelivered("邮件服务器不认识收件人的邮箱地址", false, why);
            }
            if (cause instanceof java.io.IOException) {
                return new Undelivered("连不上邮件服务器，或者连接中断", true, why);
            }
        }
        return new Undelivered("邮件服务器没有收下这封邮件", false, why);
    }
}
