using Microsoft.IdentityModel.Tokens;

namespace Auth;

public static class Tokens
{
    public static TokenValidationParameters Unsafe(SecurityKey key) =>
        new TokenValidationParameters
        {
            // expect: jwt-unverified
            ValidateIssuerSigningKey = false,
            // expect: jwt-unverified
            RequireSignedTokens = false,
            // expect: jwt-unverified
            ValidateLifetime = false,
            // expect: jwt-unverified
            ValidateAudience = false,
            IssuerSigningKey = key,
        };

    public static TokenValidationParameters Safe(SecurityKey key) =>
        new TokenValidationParameters
        {
            // ok: jwt-unverified
            ValidateIssuerSigningKey = true,
            // ok: jwt-unverified
            ValidateLifetime = true,
            ValidIssuer = "https://login.example.org",
            ValidAudience = "shop",
            IssuerSigningKey = key,
        };
}
