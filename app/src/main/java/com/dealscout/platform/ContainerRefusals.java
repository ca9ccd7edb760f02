package com.dealscout.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.tomcat.TomcatContextCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;

/**
 * Words for requests that are broken below HTTP's surface, such as an address with {@code %00}: Tomcat refuses them
 * before any of our code is asked, so neither {@link ProblemHandler} nor {@link ErrorPages} sees them.
 */
@Configuration(proxyBeanMethods = false)
class ContainerRefusals {

    private static final int FIRST_ERROR = 400;

    /** Ours lies inside Tomcat's own, and so reports first. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> plainReports() {
        TomcatContextCustomizer report =
                context -> context.getParent().getPipeline().addValve(new Report());
        return factory -> factory.addContextCustomizers(report);
    }

    private static final class Report extends ErrorReportValve {

        /** Nothing of the request is repeated: it is the part that cannot be trusted. */
        private static final String PROBLEM = """
                {"type":"urn:dealscout:problem:%s","title":"%s","status":%d,\
                "detail":"The server could not make sense of this request. Check its address and headers."}""";

        Report() {
            setShowReport(false);
            setShowServerInfo(false);
        }

        @Override
        protected void report(Request request, Response response, Throwable throwable) {
            var status = response.getStatus();
            if (status < FIRST_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            var http = HttpStatus.resolve(status);
            var words = http == null ? "Refused" : http.getReasonPhrase();
            var type = http == null ? "refused" : ProblemHandler.type(http);
            try {
                response.setContentType("application/problem+json");
                response.getOutputStream()
                        .write(PROBLEM.formatted(type, words, status).getBytes(StandardCharsets.UTF_8));
                response.finishResponse();
            } catch (IOException | IllegalStateException e) {
                // The connection is gone, or the answer has begun: there is nobody to tell.
            }
        }
    }
}
