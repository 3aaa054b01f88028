package org.jianyi;

import org.camunda.bpm.spring.boot.starter.annotation.EnableProcessApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the product: one process application on one PostgreSQL. */
@SpringBootApplication
@EnableProcessApplication("jianyi")
public class JianyiApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(JianyiApplication.class, arguments);
    }
}
