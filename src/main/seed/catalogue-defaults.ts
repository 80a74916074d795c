import type { BillingCycle } from '../../../events/codes'
import { suggestYearlyCents } from '../../domain/catalogue/price-matrix'

export const defaultProjectTypes = [
  {
    code: 'einzelkunde',
    displayName: 'Einzelkunde',
    displayNameEn: 'Single customer',
    trialDays: 30,
    isFree: false,
    netCents: 1000,
  },
  {
    code: 'business_directory',
    displayName: 'Branchenverzeichnis',
    displayNameEn: 'Business directory',
    trialDays: 14,
    isFree: false,
    netCents: 5000,
  },
  {
    code: 'hersteller_portal',
    displayName: 'Hersteller-Portal',
    displayNameEn: 'Manufacturer portal',
    trialDays: 14,
    isFree: false,
    netCents: 3000,
  },
  {
    code: 'city_server',
    displayName: 'City Server',
    displayNameEn: 'City server',
    trialDays: 30,
    isFree: false,
    netCents: 3000,
  },
  {
    code: 'intern',
    displayName: 'Intern',
    displayNameEn: 'Internal',
    trialDays: 0,
    isFree: true,
    netCents: 0,
  },
] as const

/** Prices are kept for this type; a type without its own falls back to it. */
export const basePriceType = 'einzelkunde'

/** Net cents a month that hold for every type. */
export const fixedMonthlyCents: Readonly<Record<string, number>> = {
  kontakt: 0,
  impressum: 0,
  datenschutz: 0,
  content: 99,
  hero: 99,
}

/** A year is twelve months less ten percent; once costs as much as a year. */
export const centsPerCycle = (monthly: number, cycle: BillingCycle) =>
  cycle === 'monthly' ? monthly : suggestYearlyCents(monthly, 10)

export const defaultBundles = [
  {
    code: 'verzeichnis-basic',
    displayName: 'Verzeichnis Basic',
    displayNameEn: 'Directory Basic',
    projectType: 'business_directory',
    isDefault: true,
    plugins: ['directory', 'kontakt'],
  },
  {
    code: 'verzeichnis-pro',
    displayName: 'Verzeichnis Pro',
    displayNameEn: 'Directory Pro',
    projectType: 'business_directory',
    isDefault: false,
    plugins: ['directory', 'kontakt', 'crm', 'pim'],
  },
  {
    code: 'website-basic',
    displayName: 'Website Basic',
    displayNameEn: 'Website Basic',
    projectType: 'einzelkunde',
    isDefault: true,
    plugins: ['kontakt', 'impressum', 'datenschutz'],
  },
  {
    code: 'hersteller-basic',
    displayName: 'Hersteller Basic',
    displayNameEn: 'Manufacturer Basic',
    projectType: 'hersteller_portal',
    isDefault: true,
    plugins: ['katalog', 'pim', 'kontakt'],
  },
  {
    code: 'city-basic',
    displayName: 'City Basic',
    displayNameEn: 'City Basic',
    projectType: 'city_server',
    isDefault: true,
    plugins: ['directory', 'content', 'kontakt'],
  },
] as const

export const defaultCategories = [
  {
    code: 'content',
    displayName: 'Inhalte',
    displayNameEn: 'Content',
    icon: 'file-text',
    color: '#2563eb',
  },
  {
    code: 'communication',
    displayName: 'Kommunikation',
    displayNameEn: 'Communication',
    icon: 'mail',
    color: '#0f766e',
  },
  {
    code: 'legal',
    displayName: 'Rechtliches',
    displayNameEn: 'Legal',
    icon: 'scale',
    color: '#475569',
  },
  {
    code: 'commerce',
    displayName: 'Verkauf',
    displayNameEn: 'Sales',
    icon: 'shopping-cart',
    color: '#b45309',
  },
  {
    code: 'crm',
    displayName: 'Kundenpflege',
    displayNameEn: 'Customer care',
    icon: 'users',
    color: '#7c3aed',
  },
  { code: 'media', displayName: 'Medien', displayNameEn: 'Media', icon: 'image', color: '#be185d' },
] as const
