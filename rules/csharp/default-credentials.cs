using Microsoft.AspNetCore.Identity;

namespace Accounts;

public sealed class AccountService(UserManager<IdentityUser> users, IConfiguration configuration)
{
    // expect: default-credentials
    private const string AdminPassword = "admin123";

    // ok: default-credentials
    private const string PasswordLabel = "Password";

    public bool Login(string username, string password, string hash)
    {
        // expect: default-credentials
        if (username == "admin" && password == "admin")
        {
            return true;
        }
        // ok: default-credentials
        return password != "" && Hashes.Matches(password, hash);
    }

    public async Task Seed()
    {
        // expect: default-credentials
        await users.CreateAsync(new IdentityUser("admin"), "Password123!");
        // ok: default-credentials
        await users.CreateAsync(new IdentityUser("admin"), configuration["Seed:Password"]!);
        // expect: default-credentials
        var options = new MailOptions { Password = "changeme" };
        // ok: default-credentials
        options.Password = configuration["Mail:Password"]!;
    }
}
