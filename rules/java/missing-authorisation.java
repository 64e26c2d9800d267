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

@RestController
class Notes {
    @PreAuthorize("hasRole('EDITOR')")
    @PostMapping("/notes")
    // ok: missing-authorisation
    Note add(@RequestBody Note note) {
        return notes.save(note);
    }

    // expect: missing-authorisation
    @DeleteMapping("/notes/{id}")
    void remove(@PathVariable long id) {
        notes.deleteById(id);
    }

    @PutMapping("/notes/{id}")
    // ok: missing-authorisation
    Note change(@PathVariable long id, @RequestBody Note note, Principal principal) {
        return notes.change(id, note, principal.getName());
    }

    @PostMapping("/login")
    // ok: missing-authorisation
    Token login(@RequestBody Credentials credentials) {
        return sessions.open(credentials);
    }

    @GetMapping("/notes")
    // ok: missing-authorisation
    List<Note> all() {
        return notes.findAll();
    }
}
