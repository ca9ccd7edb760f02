package com.dealscout.platform;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dealscout.RunningApp;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RunningApp
class NewerDataTests {

    @Autowired
    Flyway flyway;

    @Autowired
    JdbcClient db;

    @Test
    void dataThatANewerVersionHasChangedAreRefused() {
        assertThatCode(flyway::validate).doesNotThrowAnyException();

        db.sql("""
                insert into flyway_schema_history
                    (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                values (900, '900', 'of the future', 'SQL', 'V900__of_the_future.sql', 1, 'a newer version', 1, true)
                """).update();

        try {
            assertThatThrownBy(flyway::validate).isInstanceOf(FlywayValidateException.class);
        } finally {
            db.sql("delete from flyway_schema_history where installed_rank = 900")
                    .update();
        }
    }
}
