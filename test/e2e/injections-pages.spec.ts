/** Texts that would like to be programs, in what leads here: links, codes, the deployment's file, servers' pages; and the last wall. */
import { go } from './chat.ts'
import { expectQuiet, test } from './expect-quiet.ts'
import { expect } from './people.ts'
import { openServerWindow, problem, serverButton } from './server-pages.ts'

test.describe.configure({ retries: 0 })

test('in links, codes, config.json and what servers say of their pages', async ({ alice, house, harm }) => {
  const { page, context } = alice
  const landing = [
    [
      'query',
      `?uri=${encodeURIComponent(`xmpp:romeo@nowhere.invalid?roster;preauth=${harm.name('token')};name=${harm.name('name in a link')}`)}`,
    ],
    ['query', `?uri=${encodeURIComponent(harm.script('address in a query'))}`],
    ['invite', `#invite=${encodeURIComponent(harm.script('address of an invite'))}`],
    [
      'invite',
      `#/invite/${encodeURIComponent(`xmpp:${harm.name('inviter')}@nowhere.invalid?register;preauth=x`)}`,
    ],
    ['chat', `#/chat/${encodeURIComponent(harm.html('chat address'))}`],
    ['screen', `#/${encodeURIComponent(harm.html('screen'))}?${harm.html('query of a screen')}`],
    ['bare', `#${harm.html('fragment')}`],
  ]
  for (const [, address] of landing) {
    await page.goto(`${house.web}${address}`)
    await expect(page.getByRole('heading').first()).toBeVisible()
    await harm.shown(page)
  }
  await go(page, '#/scan')
  await expect(page.getByText('Drop a picture of the code here')).toBeVisible()
  const codes = {
    'javascript code': harm.script('javascript code'),
    'data code': `data:text/html,${harm.html('data code')}`,
    'plain code': harm.html('plain code'),
    'card code': `BEGIN:VCARD\nFN:${harm.name('card code')}\nURL:${harm.script('card code')}\nEND:VCARD`,
    'web code': harm.far('web code', `/"><img src=x onerror=__ran('web code')>`),
    'landing code': harm.far('landing code', `/#xmpp:a@b.invalid?roster`),
    'network code': `WIFI:S:${harm.name('network code')};T:WPA;P:x;;`,
  }
  for (const [place, text] of Object.entries(codes)) {
    await page.getByTestId('scan-text').fill(text)
    await expect(page.getByTestId('scan-result'), place).toBeVisible()
    await harm.shown(page)
    await expect(
      page.getByTestId('scan-result').locator('a:not([href^="http"]):not([href^="#"])'),
    ).toHaveCount(0)
  }
  await page.goto(
    `${house.web}oauth.html?error=access_denied&error_description=${encodeURIComponent(harm.html('words of a refusal'))}&error_uri=${encodeURIComponent(harm.script('address of a refusal'))}&state=${encodeURIComponent(harm.name('state'))}&code=${encodeURIComponent(harm.name('code'))}`,
  )
  await expect(page.locator('#title')).not.toBeEmpty()
  await harm.shown(page)

  // Nonsense in one place costs what is beside it, and nothing else.
  await context.route('**/config.json', (route) =>
    route.fulfill({
      json: {
        servers: {
          'odd.localhost': { websocket: harm.script('endpoint') },
          [harm.name('domain of an endpoint')]: { websocket: `wss://${harm.name('endpoint of a domain')}` },
        },
        brand: harm.html('brand that is no object'),
      },
    }),
  )
  await page.goto(house.web)
  await expect(page).toHaveTitle(/Tessera/)
  await harm.shown(page)
  await context.unroute('**/config.json')
  await context.route('**/config.json', (route) =>
    route.fulfill({
      json: {
        servers: {
          [alice.domain]: { websocket: house.websocket },
        },
        defaultDomain: harm.name('default domain'),
        providers: harm.script('providers'),
        brand: { name: harm.name('brand').slice(0, 60), accent: `red;background:url(${harm.far('accent')})` },
        oauth: {
          prefer: true,
          site: harm.script('site'),
          logo: harm.far('logo'),
          policy: harm.script('policy'),
          terms: `data:text/html,${harm.html('terms')}`,
        },
        push: { service: harm.name('push service'), key: harm.html('push key') },
      },
    }),
  )
  const bad = ['javascript:', 'data:text/html,', 'http://'].map(
    (start, index) => `${start}${harm.script(`sign-in page ${index}`)}`,
  )
  await page.goto(house.web)
  await expect(page).toHaveTitle(/harm-brand/)
  await go(page, '#/sign-in')
  await page.getByTestId('sign-in-address').fill(alice.jid)
  await page.getByTestId('sign-in-continue').click()
  await expect(serverButton(page)).toBeVisible()
  const metadata = '**/.well-known/oauth-authorization-server*'
  for (const authorization_endpoint of bad) {
    await context.route(metadata, (route) => {
      const { origin } = new URL(route.request().url())
      return route.fulfill({
        headers: { 'access-control-allow-origin': '*' },
        json: {
          issuer: origin,
          authorization_endpoint,
          token_endpoint: `${origin}/oauth2/token`,
          registration_endpoint: `${origin}/oauth2/register`,
          response_types_supported: ['code'],
          grant_types_supported: ['authorization_code'],
          code_challenge_methods_supported: ['S256'],
          service_documentation: harm.script('documentation'),
          op_policy_uri: harm.script('policy of a server'),
          scopes_supported: [harm.html('scope')],
        },
      })
    })
    const window = await openServerWindow(page)
    await expect(problem(page)).toBeVisible()
    await expect.poll(() => window.isClosed()).toBe(true)
    await harm.shown(page)
    await context.unroute(metadata)
  }
  expect(context.pages()).toHaveLength(1)
  await expectQuiet(alice, harm, 28)
})

test('and if a text got into a page all the same, the page would not let it run, load or leave', async ({
  alice,
  harm,
}) => {
  const { page } = alice
  await expect(page.getByRole('heading').first()).toBeVisible()
  const far = harm.far('escape')
  const tried = await page.evaluate(async (address) => {
    // What a debugger evaluates may do more than a page; what comes after it may not.
    await new Promise((resolve) => setTimeout(resolve))
    const tries: Record<string, () => unknown> = {
      html: () => {
        document.body.innerHTML = '<img src=x onerror=__ran()>'
      },
      fragment: () => document.createRange().createContextualFragment('<b>x</b>'),
      parsed: () => new DOMParser().parseFromString('<b>x</b>', 'text/html'),
      written: () => document.write('<b>x</b>'),
      framed: () => Object.assign(document.createElement('iframe'), { srcdoc: '<b>x</b>' }),
      made: () => new Function('return 1')(),
      // biome-ignore lint/security/noGlobalEval: it must not be possible
      evaluated: () => globalThis.eval('1'),
      timed: () => setTimeout('__ran()' as unknown as () => void),
      worker: () => new Worker('data:text/javascript,1'),
      'worker of elsewhere': () => new Worker(`${address}.js`),
      'worker beside': () => new Worker('./icon.svg'),
      script: () => Object.assign(document.createElement('script'), { src: `${address}.js` }),
      'script text': () => Object.assign(document.createElement('script'), { text: '__ran()' }),
      attribute: () => document.body.setAttribute('onclick', '__ran()'),
      object: () => Object.assign(document.createElement('object'), { data: `${address}/object` }),
      policy: () =>
        (
          window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }
        ).trustedTypes.createPolicy('mine', {}),
    }
    const answers: Record<string, string> = {}
    for (const [name, attempt] of Object.entries(tries))
      try {
        await attempt()
        answers[name] = 'allowed'
      } catch (error) {
        answers[name] = error instanceof Error ? error.name : String(error)
      }
    const put = (tag: string, more: object) =>
      document.body.append(Object.assign(document.createElement(tag), more))
    put('img', { src: `${address}/picture` })
    put('iframe', { src: `${address}/frame` })
    put('style', { textContent: `@import '${address}/style'` })
    put('link', { rel: 'stylesheet', href: `${address}/sheet` })
    put('video', { src: `${address}/film` })
    put('base', { href: address })
    const form = Object.assign(document.createElement('form'), { action: `${address}/form`, method: 'post' })
    document.body.append(form)
    form.submit()
    await import(/* @vite-ignore */ `${address}/module.js`).catch(() => {})
    return answers
  }, far)
  expect(tried).toEqual(
    Object.fromEntries(Object.keys(tried).map((name) => [name, expect.not.stringMatching('allowed')])),
  )
  expect(Object.keys(tried)).toHaveLength(16)
  const kept = () => harm.done.filter((line) => line.startsWith('kept from'))
  for (const directive of [
    'require-trusted-types-for',
    'script-src',
    'img-src',
    'frame-src',
    'style-src-elem',
    'media-src',
    'base-uri',
    'form-action',
    'trusted-types',
  ])
    await expect.poll(() => kept().some((line) => line.includes(directive)), directive).toBe(true)
  // Heard by whoever listens, and by nobody out there.
  expect(harm.done.filter((line) => /^(ran|asked)/.test(line))).toEqual([])
})
