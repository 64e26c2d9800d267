package example.security;

import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

class Security {
    @Bean
    SecurityFilterChain chained(HttpSecurity http) throws Exception {
        // expect: csrf-disabled
        http.csrf().disable().formLogin();
        return http.build();
    }

    @Bean
    SecurityFilterChain lambda(HttpSecurity http) throws Exception {
        // expect: csrf-disabled
        http.csrf(csrf -> csrf.disable());
        return http.build();
    }

    @Bean
    SecurityFilterChain reference(HttpSecurity http) throws Exception {
        // expect: csrf-disabled
        http.csrf(AbstractHttpConfigurer::disable);
        return http.build();
    }

    @Bean
    SecurityFilterChain stateless(HttpSecurity http) throws Exception {
        // ok: csrf-disabled
        http.csrf(AbstractHttpConfigurer::disable);
        http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        return http.build();
    }

    @Bean
    SecurityFilterChain kept(HttpSecurity http) throws Exception {
        // ok: csrf-disabled
        http.httpBasic(basic -> basic.disable()).formLogin(form -> {});
        return http.build();
    }
}
