package org.jianyi.notice;

import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * How notices leave the house. They do only when there is a mail server: {@code spring.mail.host}.
 *
 * @param automatic whether this node sends
 * @param digestAt when the day's digest goes out, on working days
 * @param sender mail address of the sender; without it the mail server's user name, where that is one
 * @param senderName the sender as people read him
 * @param baseUrl where people reach the application, for links; without it there are none
 * @param keepDays how long a notice is kept once it is read
 */
@ConfigurationProperties("jianyi.notices")
public record NoticeSettings(
        @DefaultValue("true") boolean automatic,

        @DefaultValue("08:00") @DateTimeFormat(pattern = "HH:mm")
        LocalTime digestAt,

        String sender,
        @DefaultValue("建议办理") String senderName,
        String baseUrl,
        @DefaultValue("365") int keepDays) {

    public NoticeSettings {
        baseUrl = baseUrl == null || baseUrl.isBlank() ? null : baseUrl.strip().replaceFirst("/+$", "");
        if (baseUrl != null && !baseUrl.matches("https?://[^\\s\"<>]+")) {
            throw new IllegalArgumentException(
                    "jianyi.notices.base-url 应如 http://10.1.2.3:8080 (must be an http or https address)");
        }
        if (keepDays < 1) {
            throw new IllegalArgumentException("jianyi.notices.keep-days 至少为1 (must be 1 or more)");
        }
    }
}
