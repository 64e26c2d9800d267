package example.directory;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Hashtable;
import javax.naming.NamingEnumeration;
import javax.naming.directory.*;
import org.springframework.ldap.core.LdapTemplate;
import org.springframework.ldap.support.LdapEncoder;

class Directory {
    private DirContext context;
    private LdapTemplate template;

    NamingEnumeration<SearchResult> find(HttpServletRequest request) throws Exception {
        String user = request.getParameter("user");
        // expect: ldap-injection
        NamingEnumeration<SearchResult> wrong = context.search("ou=people", "(uid=" + user + ")", new SearchControls());
        // ok: ldap-injection
        context.search("ou=people", "(uid={0})", new Object[] {user}, new SearchControls());
        // ok: ldap-injection
        return context.search("ou=people", "(uid=" + LdapEncoder.filterEncode(user) + ")", new SearchControls());
    }

    void below(HttpServletRequest request) throws Exception {
        InitialDirContext own = new InitialDirContext(new Hashtable<String, String>());
        String base = "ou=" + request.getHeader("X-Unit");
        // expect: ldap-injection
        own.search(base, "(objectClass=person)", new SearchControls());
        // ok: ldap-injection
        own.search("ou=people", "(objectClass=person)", new SearchControls());
    }

    boolean login(HttpServletRequest request) {
        // expect: ldap-injection
        return template.authenticate("", "(cn=" + request.getParameter("name") + ")", request.getParameter("password"));
    }
}
