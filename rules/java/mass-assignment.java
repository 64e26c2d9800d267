package example.users;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.BeanUtils;
import org.springframework.web.bind.annotation.*;

class Users {
    @PutMapping("/users/{id}")
    void update(@RequestBody User sent, User stored) {
        // expect: mass-assignment
        BeanUtils.copyProperties(sent, stored);
        // ok: mass-assignment
        BeanUtils.copyProperties(sent, stored, "id", "role");
        // ok: mass-assignment
        stored.setName(sent.getName());
    }

    void populate(HttpServletRequest request, User user) throws Exception {
        // expect: mass-assignment
        org.apache.commons.beanutils.BeanUtils.populate(user, request.getParameterMap());
        // ok: mass-assignment
        user.setName(request.getParameter("name"));
    }

    interface User {
        String getName();

        void setName(String name);
    }
}
