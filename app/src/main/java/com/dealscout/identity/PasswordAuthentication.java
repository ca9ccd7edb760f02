package com.dealscout.identity;

import com.dealscout.platform.Problem;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/** {@link LogIns} as Spring Security asks for it, for the form and for basic authentication. */
@Component
class PasswordAuthentication implements AuthenticationProvider {

    /** Too many tries; the cause says for how long. */
    static final class TooManyTries extends AuthenticationException {

        private final transient Problem.TooMany problem;

        private TooManyTries(Problem.TooMany problem) {
            super(problem.getMessage(), problem);
            this.problem = problem;
        }

        Problem.TooMany problem() {
            return problem;
        }
    }

    private final LogIns logIns;

    PasswordAuthentication(LogIns logIns) {
        this.logIns = logIns;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        try {
            var password = attempt.getCredentials();
            return logIns.check(attempt.getName(), password == null ? null : password.toString())
                    .map(Caller::authentication)
                    .orElseThrow(() -> new BadCredentialsException("Address and password do not belong together"));
        } catch (Problem.TooMany e) {
            throw new TooManyTries(e);
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
