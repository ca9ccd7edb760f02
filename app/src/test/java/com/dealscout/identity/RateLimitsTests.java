package com.dealscout.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.dealscout.RunningApp;
import com.dealscout.platform.Problem;
import com.dealscout.platform.ProblemAnswers;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;

/** The application under test has its limits lifted; here they are made anew, on the same database. */
@RunningApp
class RateLimitsTests {

    @Autowired
    DataSource database;

    @Autowired
    JdbcClient db;

    @Autowired
    Accounts accounts;

    @Autowired
    Passwords passwords;

    @Autowired
    ProblemAnswers problems;

    private final EmailAddress address = new EmailAddress("p" + UUID.randomUUID() + "@example.org");
    private final PersonId person = new PersonId(UUID.randomUUID());
    private RateLimits limits;

    @BeforeEach
    void on() {
        limits = new RateLimits(database, "on");
    }

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void theEleventhLogInWithinAMinuteIsRefusedAndToldWhenToComeBack() {
        IntStream.range(0, 10).forEach(_ -> limits.logIn(address));

        assertThatExceptionOfType(Problem.TooMany.class)
                .isThrownBy(() -> limits.logIn(address))
                .satisfies(e -> assertThat(e.retryAfter().toSeconds()).isBetween(1L, 61L))
                .withMessageContaining("10 log-ins a minute");
    }

    @Test
    void anAddressCountsHoweverItIsWritten() {
        var shouted = new EmailAddress(address.value().toUpperCase(java.util.Locale.ROOT));
        IntStream.range(0, 5).forEach(_ -> limits.logIn(address));
        IntStream.range(0, 5).forEach(_ -> limits.logIn(shouted));

        assertThatExceptionOfType(Problem.TooMany.class).isThrownBy(() -> limits.logIn(address));
    }

    @Test
    void allNodesCountTogether() {
        var otherNode = new RateLimits(database, "on");
        IntStream.range(0, 5).forEach(_ -> limits.logIn(address));
        IntStream.range(0, 5).forEach(_ -> otherNode.logIn(address));

        assertThatExceptionOfType(Problem.TooMany.class).isThrownBy(() -> otherNode.logIn(address));
    }

    @Test
    void wrongTriesAreCountedWhoeverIsMeant() {
        var logIns = new LogIns(accounts, passwords, limits);
        IntStream.range(0, 10)
                .forEach(_ ->
                        assertThat(logIns.check(address.value(), "a guess")).isEmpty());

        assertThatExceptionOfType(Problem.TooMany.class).isThrownBy(() -> logIns.check(address.value(), "a guess"));
    }

    @Test
    void oneClientRegistersThirtyAnHour() {
        var client = UUID.randomUUID().toString();
        IntStream.range(0, 30).forEach(_ -> limits.registration(client));

        assertThatExceptionOfType(Problem.TooMany.class).isThrownBy(() -> limits.registration(client));
    }

    @Test
    void uploadsAndWritesAreCountedForEachPersonOnTheirOwn() throws Exception {
        var filter = new WriteLimits(limits, problems);
        SecurityContextHolder.getContext().setAuthentication(new Caller(person, java.util.Set.of()).authentication());
        for (var i = 0; i < 120; i++) {
            assertThat(send(filter, "POST", "multipart/form-data; boundary=x").getStatus())
                    .isEqualTo(200);
        }

        var refused = send(filter, "POST", "multipart/form-data; boundary=x");

        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getContentType()).isEqualTo("application/problem+json");
        assertThat(Integer.parseInt(refused.getHeader("Retry-After"))).isPositive();
        assertThat(send(filter, "POST", "application/json").getStatus()).isEqualTo(200);
        assertThat(send(filter, "GET", null).getStatus()).isEqualTo(200);
        for (var i = 122; i < 600; i++) {
            limits.write(person);
        }
        assertThat(send(filter, "DELETE", null).getStatus()).isEqualTo(429);
        assertThat(send(filter, "GET", null).getStatus()).isEqualTo(200);
        limits.write(new PersonId(UUID.randomUUID()));
    }

    @Test
    void offLiftsThem() {
        var off = new RateLimits(database, "off");

        IntStream.range(0, 50).forEach(_ -> off.logIn(address));
    }

    @Test
    void countersThatAreFullAgainAreRemoved() {
        limits.logIn(address);
        assertThat(buckets()).isPositive();
        db.sql("update rate_limit_buckets set expires_at = 1").update();

        limits.removeExpired();

        assertThat(buckets()).isZero();
    }

    private long buckets() {
        return db.sql("select count(*) from rate_limit_buckets")
                .query(Long.class)
                .single();
    }

    private static MockHttpServletResponse send(WriteLimits filter, String method, String contentType)
            throws Exception {
        var request = new MockHttpServletRequest(method, "/api/my-items");
        request.setContentType(contentType);
        var response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain());
        return response;
    }
}
