package example.security;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

class Access {
    SecurityFilterChain open(HttpSecurity http) throws Exception {
        // expect: missing-authorisation
        http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll());
        return http.build();
    }

    SecurityFilterChain wild(HttpSecurity http) throws Exception {
        // expect: missing-authorisation
        http.authorizeHttpRequests(requests -> requests.requestMatchers("/**").permitAll());
        return http.build();
    }

    SecurityFilterChain closed(HttpSecurity http) throws Exception {
        // ok: missing-authorisation
        http.authorizeHttpRequests(requests -> requests.requestMatchers("/login").permitAll().anyRequest().authenticated());
        return http.build();
    }
}
