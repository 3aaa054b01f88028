package org.jianyi;

import org.camunda.bpm.spring.boot.starter.annotation.EnableProcessApplication;
import org.jianyi.backup.BackupCommands;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the product: one process application on one PostgreSQL; or carries out one of the commands for its backups. */
@SpringBootApplication
@EnableProcessApplication("jianyi")
public class JianyiApplication {

    public static void main(String[] arguments) {
        if (BackupCommands.mean(arguments)) {
            System.exit(BackupCommands.run(arguments));
        }
        SpringApplication.run(JianyiApplication.class, arguments);
    }
}
