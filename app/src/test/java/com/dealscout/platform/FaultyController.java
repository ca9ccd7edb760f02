package com.dealscout.platform;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Faults on demand, for the tests only. */
@Hidden
@RestController
class FaultyController {

    static final String SECRET = "the inside of the house";

    private final JdbcClient db;

    FaultyController(JdbcClient db) {
        this.db = db;
    }

    @GetMapping("/api/faulty/unexpected")
    String unexpected() {
        throw new IllegalStateException(SECRET);
    }

    @GetMapping("/api/faulty/text")
    String unstorableText() {
        return db.sql("select :text::text")
                .param("text", "a\0b")
                .query(String.class)
                .single();
    }

    @GetMapping("/api/faulty/sql")
    String brokenSql() {
        return db.sql("select secret from the_inside").query(String.class).single();
    }
}
