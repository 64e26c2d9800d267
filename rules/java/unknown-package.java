package com.example.shop;

// ok: unknown-package
import java.util.List;
// ok: unknown-package
import javax.sql.DataSource;
// ok: unknown-package
import org.springframework.web.bind.annotation.RestController;
// ok: unknown-package
import com.fasterxml.jackson.databind.ObjectMapper;
// expect: unknown-package
import com.springsecurityplus.jwt.TokenGuardian;
// expect: unknown-package
import org.apahce.commons.lang3.StringUtils;
// expect: unknown-package
import io.fastqueryguard.sql.*;

@RestController
class Shop {
    // ok: unknown-package
    com.nobodyknows.Thing thing;
}
