package org.jianyi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

/** A test in the one shared town: one application, one PostgreSQL for all of them. Background work is done by hand. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "jianyi.data=target/test-town-${fork:1}",
            "jianyi.backup.automatic=false",
            "jianyi.notices.automatic=false",
            "jianyi.notices.sender=jianyi@fengtang.example",
            "jianyi.notices.base-url=http://jianyi.example:8080/",
            "spring.mail.host=127.0.0.1",
            "spring.mail.port=1",
            "jianyi.admin.user=first-administrator",
            "jianyi.admin.password=Fengtang-2026!"
        })
@ContextConfiguration(initializers = FreshFolder.class)
public @interface Town {}
