using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Hosting;

public static class Pipeline
{
    public static void Unsafe(WebApplication app, IServiceCollection services)
    {
        // expect: debug-enabled
        app.UseDeveloperExceptionPage();
        // expect: debug-enabled
        services.AddSignalR(options => options.EnableDetailedErrors = true);
    }

    public static void Safe(WebApplication app)
    {
        if (app.Environment.IsDevelopment())
        {
            // ok: debug-enabled
            app.UseDeveloperExceptionPage();
        }
        else
        {
            // ok: debug-enabled
            app.UseExceptionHandler("/error");
        }
    }
}
