package example.tokens;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jwts;
import java.security.PublicKey;

class Reader {
    Claims unsigned(String token) {
        // expect: jwt-unverified
        return Jwts.parser().build().parseClaimsJwt(token).getBody();
    }

    Claims signed(String token, PublicKey key) {
        // ok: jwt-unverified
        return Jwts.parser().verifyWith(key).build().parseSignedClaims(token).getPayload();
    }

    String user(String token) {
        // expect: jwt-unverified
        DecodedJWT decoded = JWT.decode(token);
        return decoded.getSubject();
    }

    String verified(String token, Algorithm algorithm) {
        // ok: jwt-unverified
        String issuer = JWT.decode(token).getIssuer();
        return JWT.require(algorithm).withIssuer(issuer).build().verify(token).getSubject();
    }

    Object nimbus(String token) throws Exception {
        // expect: jwt-unverified
        return SignedJWT.parse(token).getJWTClaimsSet();
    }

    Object checked(String token, JWSVerifier verifier) throws Exception {
        // ok: jwt-unverified
        SignedJWT jwt = SignedJWT.parse(token);
        return jwt.verify(verifier) ? jwt.getJWTClaimsSet() : null;
    }
}
