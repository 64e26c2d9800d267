using Microsoft.AspNetCore.Mvc;

namespace Accounts;

public sealed class UsersController(AccountContext context) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Edit(User user)
    {
        // expect: mass-assignment
        context.Update(user);
        await context.SaveChangesAsync();
        return View();
    }

    [HttpPost]
    public async Task<IActionResult> Rename(UserInput input)
    {
        var user = await context.Users.FindAsync(input.Id);
        user!.Name = input.Name;
        // ok: mass-assignment
        context.Update(user);
        await context.SaveChangesAsync();
        return View();
    }

    [HttpPost]
    public async Task<IActionResult> Model(int id)
    {
        var user = await context.Users.FindAsync(id);
        // expect: mass-assignment
        await TryUpdateModelAsync(user!);
        // ok: mass-assignment
        await TryUpdateModelAsync(user!, "", u => u.Name);
        return View();
    }
}
